// Package wiring reads what a compose file says of order, and whether the
// files around it speak of the same services.
package wiring

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"
)

// region:waves

// Waves puts the services in the order in which they may start: each waits
// for its dependencies of the waves before.
func Waves(project *types.Project) (waves [][]string, err error) {
	started := map[string]bool{}
	for len(started) < len(project.Services) {
		var wave []string
		for name, service := range project.Services {
			waits := slices.ContainsFunc(
				slices.Collect(maps.Keys(service.DependsOn)),
				func(other string) bool { return !started[other] })
			if !started[name] && !waits {
				wave = append(wave, name)
			}
		}
		if len(wave) == 0 {
			return waves, fmt.Errorf("a circle after %v", waves)
		}
		slices.Sort(wave)
		for _, name := range wave {
			started[name] = true
		}
		waves = append(waves, wave)
	}
	return waves, nil
}

// endregion

// Order tells the waves with what ends the waiting for each service.
func Order(project *types.Project) (string, error) {
	waves, err := Waves(project)
	if err != nil {
		return "", err
	}
	ends := map[string]string{}
	for _, service := range project.Services {
		for name, needs := range service.DependsOn {
			ends[name] = strings.TrimPrefix(needs.Condition, "service_")
		}
	}
	var text strings.Builder
	for i, wave := range waves {
		for _, name := range wave {
			line := fmt.Sprintf("%d %-10s %s", i+1, name, ends[name])
			text.WriteString(strings.TrimSpace(line) + "\n")
		}
	}
	return text.String(), nil
}

// host is a name with a port, as in api:8080 or //db:5432.
var host = regexp.MustCompile(`(?:^|[\s/@\[])([a-z][\w-]*):\d{2,5}\b`)

// Strangers returns the names that the texts address and that no service
// of the project has.
func Strangers(project *types.Project, texts map[string]string) (
	faults []string,
) {
	for _, file := range slices.Sorted(maps.Keys(texts)) {
		for _, match := range host.FindAllStringSubmatch(texts[file], -1) {
			if _, ok := project.Services[match[1]]; !ok {
				faults = append(faults, file+": no service "+match[1])
			}
		}
	}
	return slices.Compact(faults)
}

// Environment returns the values that the services get, by service.
func Environment(project *types.Project) map[string]string {
	texts := map[string]string{}
	for name, service := range project.Services {
		for _, value := range service.Environment {
			if value != nil {
				texts[name] += *value + "\n"
			}
		}
	}
	return texts
}

// Check returns what hinders the stack: a server without a health check, a
// role that may start before the migrations have ended, an address of
// nobody.
func Check(
	project *types.Project, roles []string, job string,
	texts map[string]string,
) (faults []string) {
	for _, name := range slices.Sorted(maps.Keys(project.Services)) {
		service := project.Services[name]
		if len(service.Profiles) > 0 || name == job {
			continue
		}
		if service.HealthCheck == nil {
			faults = append(faults, name+": no health check")
		}
	}
	for _, name := range roles {
		needs, ok := project.Services[name].DependsOn[job]
		if !ok || needs.Condition !=
			types.ServiceConditionCompletedSuccessfully {
			faults = append(faults,
				name+": may start before "+job+" has ended")
		}
	}
	switch restart := project.Services[job].Restart; restart {
	case "", "no", "on-failure":
	default:
		faults = append(faults, job+": restart: "+restart+
			" makes a job that never ends")
	}
	all := Environment(project)
	maps.Copy(all, texts)
	return append(faults, Strangers(project, all)...)
}
