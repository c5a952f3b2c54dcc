// Command secret imports somebody else's internal package.
package main

// region:secret
import "internal/abi"

func main() { println(abi.FuncPCABI0(main)) }

// endregion
