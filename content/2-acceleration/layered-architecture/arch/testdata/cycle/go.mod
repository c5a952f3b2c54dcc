module shop

go 1.27
