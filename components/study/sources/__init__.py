"""Where numbers come from: works and how numbers were taken, how to cite them, receipts."""
