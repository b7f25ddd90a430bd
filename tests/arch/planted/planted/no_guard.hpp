// Planted fault: cannot be included twice.
inline int planted() { return 0; }
