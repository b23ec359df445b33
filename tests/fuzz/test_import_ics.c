// SPDX-License-Identifier: EUPL-1.2
#include "import.h"
