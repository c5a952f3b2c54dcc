// Package quiz holds compose files whose result an interviewer asks for.
package quiz

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/compose-spec/compose-go/v2/types"

	"route500k/content/1-ramp-up/docker/composefile"
)

// Variables prints what the container gets.
func Variables(env ...string) {
	project, err := composefile.Load(
		context.Background(), "compose.yaml", env)
	show(project, err)
}

// Override prints two files laid over one another.
func Override() {
	project, err := composefile.Merge(context.Background(),
		[]string{"base.yaml", "override.yaml"}, nil)
	show(project, err)
}

func show(project *types.Project, err error) {
	if err != nil {
		fmt.Println(err)
		return
	}
	api := project.Services["api"]
	fmt.Println(api.Image)
	for _, name := range slices.Sorted(maps.Keys(api.Environment)) {
		fmt.Printf("%s=%q\n", name, *api.Environment[name])
	}
	for _, port := range api.Ports {
		fmt.Println(port.Published)
	}
	if api.Command != nil {
		fmt.Println(api.Command)
	}
}
