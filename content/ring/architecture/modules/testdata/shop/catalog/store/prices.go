// Package store keeps the catalog's own data.
package store

// Prices are in kopecks.
var Prices = map[string]int64{"tea": 35000, "cup": 49900}
