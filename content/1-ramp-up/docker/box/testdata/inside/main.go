// Command inside tells what a program sees in its container.
package main

import (
	"fmt"
	"net"
	"os"
	"path/filepath"
)

// region:inside

func main() {
	fmt.Println("process", os.Getpid(), "of parent", os.Getppid())
	fmt.Println("user", os.Getuid())
	files, _ := filepath.Glob("/*")
	fmt.Println("files", files)
	links, _ := net.Interfaces()
	for _, link := range links {
		fmt.Println("network", link.Name, link.Flags)
	}
}

// endregion
