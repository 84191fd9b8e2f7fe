"""What tests are given: projects, pages, processes, plans and sites made for them."""
