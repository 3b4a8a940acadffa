"""What every figure is made with: the figure itself, controls, predictions, the house style."""
