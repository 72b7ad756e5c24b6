/* The parts of `notice` that write no document. */
#pragma once

#include "ctl.h"

CtlStatus ctl_notice_list  (Ctl        *ctl,
                            CtlFormat   format);
CtlStatus ctl_notice_check (Ctl        *ctl,
                            const char *text);
