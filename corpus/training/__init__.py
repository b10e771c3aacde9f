"""How the weights of the model are fitted and cross-validated."""
