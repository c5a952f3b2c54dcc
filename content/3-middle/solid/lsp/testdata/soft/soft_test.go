package soft

import (
	"testing"

	"route500k/content/3-middle/solid/lsp/stock"
	"route500k/content/3-middle/solid/lsp/stocktest"
)

func TestSoft(t *testing.T) {
	stocktest.Run(t, func(s stock.Stock) stock.Stock {
		return stock.Soft{Stock: s}
	})
}
