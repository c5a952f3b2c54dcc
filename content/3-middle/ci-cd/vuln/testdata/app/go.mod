module shop

go 1.27

require example.com/words v1.0.0
