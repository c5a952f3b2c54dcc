package main

import "example.com/words"

func main() { println(words.Len("cart")) }
