package slicesmaps_test

import (
	"math/rand/v2"
	"reflect"
	"testing"

	"route500k/content/ring/algorithms/slicesmaps"
)

func TestAnagrams(t *testing.T) {
	for _, tt := range []struct {
		words []string
		want  [][]string
	}{
		{nil, nil},
		{[]string{""}, [][]string{{""}}},
		{
			[]string{"ток", "пир", "кот", "рис", "кто", "сир"},
			[][]string{{"ток", "кот", "кто"}, {"пир"}, {"рис", "сир"}},
		},
		// The same bytes in another order, other letters.
		{[]string{"ар", "ЀѰ"}, [][]string{{"ар"}, {"ЀѰ"}}},
	} {
		got := slicesmaps.Anagrams(tt.words)
		if !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%q: %q", tt.words, got)
		}
	}
}

func TestBrackets(t *testing.T) {
	for text, want := range map[string]int{
		"": -1, "f(a[0]){}": -1, "([)]": 2, ")(": 0, "(": 0,
		"(()": 0, "{}]": 2, "я(": 2, "[(])": 2,
	} {
		if got := slicesmaps.Brackets(text); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}

func TestLongestUnique(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "aaa": "a", "abba": "ab", "pwwkew": "wke",
		"молоко": "мол", "ябяб": "яб", "abcabd": "cabd",
	} {
		if got := slicesmaps.LongestUnique(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func agreeStrings(t *testing.T, text string) {
	t.Helper()
	got, want := slicesmaps.LongestUnique(text), naiveLongest(text)
	if got != want {
		t.Errorf("LongestUnique of %q: %q, want %q", text, got, want)
	}
	ok := slicesmaps.Brackets(text) < 0
	if want := naiveBrackets(text); ok != want {
		t.Errorf("Brackets of %q: %t, want %t", text, ok, want)
	}
	var words []string
	letters := []rune(text)
	for i := 0; i+3 <= len(letters); i += 3 {
		words = append(words, string(letters[i:i+3]))
	}
	if got, want := slicesmaps.Anagrams(words),
		naiveAnagrams(words); !reflect.DeepEqual(got, want) {
		t.Errorf("Anagrams of %q: %q, want %q", words, got, want)
	}
}

func FuzzStrings(f *testing.F) {
	f.Add("")
	f.Add("abcbacяёё")
	f.Add("{[(x)]}(")
	f.Add("\xff\xfe\xff")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 300 {
			t.Skip() // the naive ones are slow
		}
		agreeStrings(t, text)
	})
}

func TestStringsAgree(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	alphabet := []rune("()[]{}aяb")
	for range 1000 {
		text := make([]rune, random.IntN(15))
		for i := range text {
			text[i] = alphabet[random.IntN(len(alphabet))]
		}
		agreeStrings(t, string(text))
	}
}
