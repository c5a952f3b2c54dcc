// Package reflects reads struct tags, as encoders and validators do.
package reflects

import (
	"fmt"
	"reflect"
)

// region:missing

// Missing returns the names of the fields of struct v that are tagged
// required:"true" and zero. It panics if v is not a struct.
func Missing(v any) []string {
	var names []string
	for field, value := range reflect.ValueOf(v).Fields() { // Go 1.26
		if field.Tag.Get("required") == "true" && value.IsZero() {
			names = append(names, field.Name)
		}
	}
	return names
}

// endregion

// region:set

// SetString sets a string field of the struct that p points to.
func SetString(p any, name, text string) error {
	v := reflect.ValueOf(p)
	if v.Kind() != reflect.Pointer || v.Elem().Kind() != reflect.Struct {
		return fmt.Errorf("%T: want a pointer to a struct", p)
	}
	field := v.Elem().FieldByName(name)
	switch {
	case !field.IsValid():
		return fmt.Errorf("%T has no field %s", p, name)
	case !field.CanSet():
		return fmt.Errorf("%T: %s is not exported", p, name)
	case field.Kind() != reflect.String:
		return fmt.Errorf("%T: %s is %s", p, name, field.Type())
	}
	field.SetString(text)
	return nil
}

// endregion
