package routers

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

// region:gin

// Gin has its own type of handler: a *gin.Context in, nothing out.
func Gin() http.Handler {
	r := gin.New() // Default adds a logger and a recovery
	r.HandleMethodNotAllowed = true
	r.Use(func(c *gin.Context) { c.Header("Api-Version", "1") })
	r.GET("/notes/:id", func(c *gin.Context) {
		c.String(http.StatusOK, "note %s", c.Param("id"))
	})
	members := r.Group("/", func(c *gin.Context) {
		if c.GetHeader("Authorization") == "" {
			c.AbortWithStatus(http.StatusUnauthorized)
		} // return alone would go on to the next handler
	})
	members.POST("/notes", func(c *gin.Context) {
		c.Header("Location", "/notes/8")
		c.Status(http.StatusCreated)
	})
	return r
}

// endregion
