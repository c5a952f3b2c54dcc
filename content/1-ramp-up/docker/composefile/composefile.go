// Package composefile reads a compose file as "docker compose" does, with
// its own loader and schema, and finds what a review would.
package composefile

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/compose-spec/compose-go/v2/cli"
	"github.com/compose-spec/compose-go/v2/types"
	"github.com/docker/go-units"
)

// region:load

// Load reads a compose file with the variables env, NAME=value each, and
// the services of these profiles.
func Load(
	ctx context.Context, file string, env []string, profiles ...string,
) (*types.Project, error) {
	return Merge(ctx, []string{file}, env, profiles...)
}

// Merge reads several files, each laid over those before it.
func Merge(
	ctx context.Context, files, env []string, profiles ...string,
) (*types.Project, error) {
	options, err := cli.NewProjectOptions(files,
		cli.WithEnv(env), cli.WithProfiles(profiles))
	if err != nil {
		return nil, err
	}
	return options.LoadProject(ctx)
}

// endregion

// Check returns the faults in the order of services.
func Check(project *types.Project) (faults []string) {
	for _, name := range slices.Sorted(maps.Keys(project.Services)) {
		service := project.Services[name]
		report := func(format string, args ...any) {
			faults = append(faults,
				name+": "+fmt.Sprintf(format, args...))
		}
		if service.Build == nil {
			_, tag, _ := strings.Cut(service.Image, ":")
			if tag == "" || tag == "latest" {
				report("name the version of %s", service.Image)
			}
		}
		for _, port := range service.Ports {
			if port.HostIP != "127.0.0.1" {
				report("port %s is open to the network", port.Published)
			}
		}
		for _, needs := range slices.Sorted(maps.Keys(service.DependsOn)) {
			condition := service.DependsOn[needs].Condition
			target, loaded := project.Services[needs]
			if condition == types.ServiceConditionStarted {
				report("does not wait until %s is ready", needs)
			}
			if condition == types.ServiceConditionHealthy && loaded &&
				target.HealthCheck == nil {
				report("waits for the health of %s, which has no check",
					needs)
			}
		}
		for _, variable := range slices.Sorted(
			maps.Keys(service.Environment)) {
			value := service.Environment[variable]
			if value != nil && *value != "" &&
				strings.HasSuffix(variable, "PASSWORD") {
				report("%s in plain sight", variable)
			}
		}
		if limit := memory(service); limit > 0 {
			if int64(service.MemLimit) <= limit {
				report("GOMEMLIMIT leaves no room below mem_limit")
			}
		}
	}
	return faults
}

// memory returns GOMEMLIMIT in bytes, 0 if there is none.
func memory(service types.ServiceConfig) int64 {
	value := service.Environment["GOMEMLIMIT"]
	if value == nil {
		return 0
	}
	bytes, err := units.RAMInBytes(*value)
	if err != nil {
		return 0
	}
	return bytes
}
