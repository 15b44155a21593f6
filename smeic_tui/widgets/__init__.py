"""What screens are built of: tables, fields, dialogs and the frame around them."""
