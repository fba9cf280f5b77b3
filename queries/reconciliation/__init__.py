"""Which thing of the graph a name on somebody's list stands for."""
