// Command dynamic is linked with the C library.
package main

// #include <stdlib.h>
import "C"

import "fmt"

func main() { fmt.Println(C.abs(-1)) }
