package manifests

import (
	"fmt"
	"slices"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/resource"
)

// region:qos

// QoS computes the class that the cluster gives a pod: from requests and
// limits of CPU and memory of all its containers, init containers too.
// Resources of the pod as a whole (Kubernetes 1.34) are not looked at.
func QoS(pod corev1.PodSpec) corev1.PodQOSClass {
	guaranteed, bestEffort := true, true
	containers := slices.Concat(pod.InitContainers, pod.Containers)
	for _, c := range containers {
		for _, name := range []corev1.ResourceName{
			corev1.ResourceCPU, corev1.ResourceMemory,
		} {
			limit := c.Resources.Limits[name]
			request, ok := c.Resources.Requests[name]
			if !ok { // the API server fills in what is missing
				request = limit
			}
			if !request.IsZero() || !limit.IsZero() {
				bestEffort = false
			}
			if limit.IsZero() || request.Cmp(limit) != 0 {
				guaranteed = false
			}
		}
	}
	switch {
	case bestEffort:
		return corev1.PodQOSBestEffort
	case guaranteed:
		return corev1.PodQOSGuaranteed
	}
	return corev1.PodQOSBurstable
}

// endregion

// classes is a question of the page.
func classes() {
	// region:quiz
	one := corev1.ResourceList{
		corev1.ResourceCPU:    resource.MustParse("1"),
		corev1.ResourceMemory: resource.MustParse("1Gi"),
	}
	var api, sidecar corev1.Container
	class := func(containers ...corev1.Container) {
		fmt.Println(QoS(corev1.PodSpec{Containers: containers}))
	}
	class(api)
	api.Resources.Requests = one
	class(api)
	api.Resources = corev1.ResourceRequirements{Limits: one}
	class(api)
	class(api, sidecar)
	// endregion
}
