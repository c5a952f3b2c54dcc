module github.com/your-login/order-service

go 1.27
