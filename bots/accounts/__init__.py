"""Who may do what in any channel: accounts, their credentials, roles, and how often one may ask."""
