package manifests

import (
	"fmt"
	"strings"
	"time"

	appsv1 "k8s.io/api/apps/v1"
	autoscalingv2 "k8s.io/api/autoscaling/v2"
	corev1 "k8s.io/api/core/v1"
	policyv1 "k8s.io/api/policy/v1"
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/util/intstr"
)

// Lag is what we give the cluster to take a pod off all lists.
const Lag = 5 * time.Second

// Check judges the objects of one release together: a deployment and what
// points at it. It returns what is wrong, in the order of the objects.
func Check(objects []runtime.Object) []string {
	c := checker{all: objects}
	for _, object := range objects {
		switch o := object.(type) {
		case *appsv1.Deployment:
			c.deployment(o)
		case *corev1.Service:
			c.service(o)
		case *policyv1.PodDisruptionBudget:
			c.budget(o)
		}
	}
	return c.wrong
}

type checker struct {
	all   []runtime.Object
	wrong []string
}

func (c *checker) fault(format string, args ...any) {
	c.wrong = append(c.wrong, fmt.Sprintf(format, args...))
}

func (c *checker) deployment(d *appsv1.Deployment) {
	selector, err := metav1.LabelSelectorAsSelector(d.Spec.Selector)
	if err != nil ||
		!selector.Matches(labels.Set(d.Spec.Template.Labels)) {
		c.fault("deployment %s: selects not its own pods", d.Name)
	}
	if h := c.autoscaler(d.Name); h != nil && d.Spec.Replicas != nil {
		c.fault("deployment %s: replicas belong to the HPA", d.Name)
	}
	pod := d.Spec.Template.Spec
	for _, container := range pod.Containers {
		c.container(container)
		c.termination(pod, container)
		for _, from := range container.EnvFrom {
			ref := from.ConfigMapRef
			if ref != nil && !c.hasConfigMap(ref.Name) {
				c.fault("%s: no config map %s", container.Name, ref.Name)
			}
		}
	}
}

func (c *checker) container(container corev1.Container) {
	name := container.Name
	image := container.Image[strings.LastIndex(container.Image, "/")+1:]
	_, tag, tagged := strings.Cut(image, ":")
	if !tagged || tag == "latest" {
		c.fault("%s: the image is not pinned", name)
	}
	requests := container.Resources.Requests
	if requests.Cpu().IsZero() || requests.Memory().IsZero() {
		c.fault("%s: requests are not set", name)
	}
	memory := container.Resources.Limits.Memory()
	if memory.IsZero() {
		c.fault("%s: memory has no limit", name)
	}
	if text := env(container, "GOMEMLIMIT"); text != "" {
		soft, err := resource.ParseQuantity(strings.TrimSuffix(text, "B"))
		if err != nil || soft.Cmp(*memory) >= 0 {
			c.fault("%s: GOMEMLIMIT is not below the limit", name)
		}
	}
	ready, live := container.ReadinessProbe, container.LivenessProbe
	if ready == nil || live == nil {
		c.fault("%s: a probe is missing", name)
		return
	}
	if ready.HTTPGet != nil && live.HTTPGet != nil &&
		ready.HTTPGet.Path == live.HTTPGet.Path {
		c.fault("%s: liveness asks what readiness asks", name)
	}
}

// region:termination

// termination adds up what happens between the deletion of a pod and
// SIGKILL: preStop runs first, on the same clock.
func (c *checker) termination(
	pod corev1.PodSpec, container corev1.Container,
) {
	var hook time.Duration
	if l := container.Lifecycle; l != nil && l.PreStop != nil &&
		l.PreStop.Sleep != nil {
		hook = time.Duration(l.PreStop.Sleep.Seconds) * time.Second
	}
	drain, stop := period(container, "DRAIN"), period(container, "STOP")
	grace := 30 * time.Second // the default of the API
	if s := pod.TerminationGracePeriodSeconds; s != nil {
		grace = time.Duration(*s) * time.Second
	}
	if hook+drain < Lag {
		c.fault("%s: stops %v after deletion, lists lag %v",
			container.Name, hook+drain, Lag)
	}
	if total := hook + drain + stop; total >= grace {
		c.fault("%s: needs %v to stop, SIGKILL comes after %v",
			container.Name, total, grace)
	}
}

// endregion

func (c *checker) service(s *corev1.Service) {
	pods := c.selected(labels.SelectorFromSet(s.Spec.Selector))
	if len(pods) == 0 {
		c.fault("service %s: selects no pods", s.Name)
	}
	for _, pod := range c.templates() {
		for _, port := range s.Spec.Ports {
			if !listens(pod, port.TargetPort) {
				c.fault("service %s: no port %s in the pod",
					s.Name, port.TargetPort.String())
			}
		}
	}
}

func (c *checker) budget(b *policyv1.PodDisruptionBudget) {
	for _, object := range c.all {
		d, ok := object.(*appsv1.Deployment)
		if !ok {
			continue
		}
		selector, err := metav1.LabelSelectorAsSelector(b.Spec.Selector)
		if err != nil ||
			!selector.Matches(labels.Set(d.Spec.Template.Labels)) {
			c.fault("budget %s: selects no pods", b.Name)
			continue
		}
		replicas := 1
		if d.Spec.Replicas != nil {
			replicas = int(*d.Spec.Replicas)
		}
		if h := c.autoscaler(d.Name); h != nil &&
			h.Spec.MinReplicas != nil {
			replicas = int(*h.Spec.MinReplicas)
		}
		if b.Spec.MinAvailable == nil {
			continue
		}
		least, err := intstr.GetScaledValueFromIntOrPercent(
			b.Spec.MinAvailable, replicas, true)
		if err != nil || least >= replicas {
			c.fault("budget %s: no node can be drained", b.Name)
		}
	}
}

func (c *checker) autoscaler(
	deployment string,
) *autoscalingv2.HorizontalPodAutoscaler {
	for _, object := range c.all {
		h, ok := object.(*autoscalingv2.HorizontalPodAutoscaler)
		if ok && h.Spec.ScaleTargetRef.Name == deployment {
			return h
		}
	}
	return nil
}

func (c *checker) hasConfigMap(name string) bool {
	for _, object := range c.all {
		if m, ok := object.(*corev1.ConfigMap); ok && m.Name == name {
			return true
		}
	}
	return false
}

func (c *checker) templates() []corev1.PodTemplateSpec {
	return c.selected(labels.Everything())
}

func (c *checker) selected(s labels.Selector) []corev1.PodTemplateSpec {
	var pods []corev1.PodTemplateSpec
	for _, object := range c.all {
		d, ok := object.(*appsv1.Deployment)
		if ok && s.Matches(labels.Set(d.Spec.Template.Labels)) {
			pods = append(pods, d.Spec.Template)
		}
	}
	return pods
}

// listens reports whether a port with this name stands in the pod. A number
// works without one: containerPort is only a remark.
func listens(pod corev1.PodTemplateSpec, port intstr.IntOrString) bool {
	if port.Type == intstr.Int {
		return true
	}
	for _, container := range pod.Spec.Containers {
		for _, p := range container.Ports {
			if p.Name == port.StrVal {
				return true
			}
		}
	}
	return false
}

func env(container corev1.Container, name string) string {
	for _, e := range container.Env {
		if e.Name == name {
			return e.Value
		}
	}
	return ""
}

// period is zero if the variable is not set or not a duration.
func period(container corev1.Container, name string) time.Duration {
	d, _ := time.ParseDuration(env(container, name))
	return d
}
