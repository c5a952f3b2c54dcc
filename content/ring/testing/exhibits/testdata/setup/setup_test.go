package setup

import (
	"fmt"
	"os"
	"testing"
)

// region:main
func TestMain(m *testing.M) {
	fmt.Println("start the server")
	defer fmt.Println("stop the server")
	if os.Getenv("EXIT") != "" {
		os.Exit(m.Run()) // as before Go 1.15
	}
	m.Run() // go test gets its code even so
}

func TestRed(t *testing.T) { t.Fail() }

// endregion
