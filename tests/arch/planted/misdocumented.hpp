/// @file
/// Planted fault: the documented parameter does not exist.
#pragma once

/// Does nothing.
/// @param b is not there
void planted(int a);
