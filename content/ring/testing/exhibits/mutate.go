package exhibits

import (
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
)

// region:mutate

// Mutant is a function with one small fault.
type Mutant struct{ Name, Fault, Source string }

// swaps are faults that people make, too.
var swaps = map[token.Token]token.Token{
	token.LOR: token.LAND, token.GEQ: token.GTR, token.GTR: token.GEQ,
	token.SUB: token.ADD, token.MUL: token.QUO, token.QUO: token.MUL,
	token.ADD_ASSIGN: token.SUB_ASSIGN,
}

// Mutants changes one operator or number of the function at a time.
func Mutants(source, function string) (all []Mutant, err error) {
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, "", source, 0)
	if err != nil {
		return nil, err
	}
	fn := file.Scope.Lookup(function).Decl.(*ast.FuncDecl)
	add := func(at token.Pos, from, to string) {
		name := fmt.Sprintf("mutant%d", len(all)+1)
		var text strings.Builder
		fn.Name.Name = name
		if e := format.Node(&text, files, fn); e != nil {
			err = e
		}
		all = append(all, Mutant{name, fmt.Sprintf("line %d: %s to %s",
			files.Position(at).Line, from, to), text.String()})
	}
	ast.Inspect(fn.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BinaryExpr:
			was := n.Op
			n.Op = swaps[was]
			add(n.OpPos, was.String(), n.Op.String())
			n.Op = was
		case *ast.AssignStmt:
			if was := n.Tok; was != token.DEFINE {
				n.Tok = swaps[was]
				add(n.TokPos, was.String(), n.Tok.String())
				n.Tok = was
			}
		case *ast.BasicLit:
			was := n.Value
			number, _ := strconv.Atoi(was)
			n.Value = strconv.Itoa(number + 1)
			add(n.Pos(), was, n.Value)
			n.Value = was
		}
		return true
	})
	return all, err
}

// endregion
