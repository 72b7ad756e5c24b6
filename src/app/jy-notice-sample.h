/* The figures with which sentences of notices are shown while they are written. */
#pragma once

#include "jy-figures.h"
#include "jy-notice-frame.h"

G_BEGIN_DECLS

#define JY_TYPE_NOTICE_SAMPLE (jy_notice_sample_get_type ())
G_DECLARE_FINAL_TYPE (JyNoticeSample, jy_notice_sample, JY, NOTICE_SAMPLE, GObject)

JyNoticeSample      *jy_notice_sample_ref_for     (JyLedger       *ledger);
const JyFigures     *jy_notice_sample_get_figures (JyNoticeSample *sample);
const JyNoticeFrame *jy_notice_sample_get_frame   (JyNoticeSample *sample);
const char          *jy_notice_sample_get_message (JyNoticeSample *sample);

G_END_DECLS
