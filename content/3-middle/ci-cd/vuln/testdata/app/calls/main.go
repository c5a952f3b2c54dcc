package main

import "example.com/words"

func main() { println(search("cart")) }

func search(query string) string { return words.Parse(query) }
