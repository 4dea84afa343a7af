SITENAME = "Jurnal"
