#include "clanguage.h"
