"""Who writes: accounts, their roles, and how people come in. The newsroom's door asks here too, before any screen."""
