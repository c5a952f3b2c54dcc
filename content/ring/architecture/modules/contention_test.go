package modules_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"route500k/content/internal/proof"
	"route500k/content/ring/architecture/modules"
)

const (
	articles = 50
	rounds   = 100
	plenty   = 1_000_000
)

// region:contention

// simulate lets the writers reserve articles by rounds: in a round all of
// them read first and save then; who has failed tries again at once. It
// counts the saves that were refused. The function id says which aggregate
// holds an article.
func simulate(
	t *testing.T, writers int, id func(article int) string,
) (conflicts int) {
	repo := fill(t, id)
	random := rand.New(rand.NewPCG(1, 2)) // the same choices each time
	for range rounds {
		chosen := make([]int, writers)
		read := make([]modules.Stock, writers)
		for w := range writers {
			chosen[w] = random.IntN(articles)
			read[w] = repo.Load(id(chosen[w]))
		}
		for w, stock := range read {
			for {
				err := stock.Reserve(name(chosen[w]), 1)
				if err != nil {
					t.Fatal(err)
				}
				err = repo.Save(id(chosen[w]), stock)
				if err == nil {
					break
				}
				if !errors.Is(err, modules.ErrStale) {
					t.Fatal(err)
				}
				conflicts++
				stock = repo.Load(id(chosen[w]))
			}
		}
	}
	check(t, repo, id, writers)
	return conflicts
}

// endregion

func name(article int) string { return fmt.Sprint("article:", article) }

func whole(int) string { return "warehouse" }

// fill puts plenty of each article into its aggregate.
func fill(
	t *testing.T, id func(article int) string,
) *modules.Repository {
	var repo modules.Repository
	for a := range articles {
		stock := repo.Load(id(a))
		if stock.Pieces == nil {
			stock.Pieces = map[string]int{}
		}
		stock.Pieces[name(a)] = plenty
		if err := repo.Save(id(a), stock); err != nil {
			t.Fatal(err)
		}
	}
	return &repo
}

// check makes sure that no reservation has been lost.
func check(
	t *testing.T, repo *modules.Repository, id func(int) string,
	writers int,
) {
	left := 0
	for a := range articles {
		left += repo.Load(id(a)).Pieces[name(a)]
	}
	if got := articles*plenty - left; got != rounds*writers {
		t.Errorf("%d reserved, want %d", got, rounds*writers)
	}
}

func TestContention(t *testing.T) {
	var out strings.Builder
	fmt.Fprintf(&out, "%7s %6s %10s %12s\n",
		"writers", "saves", "warehouse", "per article")
	for _, writers := range []int{1, 2, 4, 8} {
		fmt.Fprintf(&out, "%7d %6d %10d %12d\n", writers, rounds*writers,
			simulate(t, writers, whole), simulate(t, writers, name))
	}
	proof.Golden(t, "testdata/conflicts.txt", out.String())
}

func TestReserve(t *testing.T) {
	stock := modules.Stock{Pieces: map[string]int{"tea": 1}}
	if err := stock.Reserve("tea", 2); !errors.Is(err, modules.ErrShort) {
		t.Errorf("error %v", err)
	}
	if stock.Pieces["tea"] != 1 {
		t.Errorf("%d pieces after a refusal", stock.Pieces["tea"])
	}
}
