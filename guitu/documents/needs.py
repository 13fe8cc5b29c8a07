"""The named values that papers ask for: one row a value, its key as the facts and statements of the law name it."""

from __future__ import annotations

from guitu.documents.facts import Need

GROUND = Need("ground", "适用情形")
REASONS = Need("reasons", "理由")
OPINION = Need("opinion", "意见")
MISSING = Need("missing", "缺少的材料")
FINDINGS = Need("findings", "查明情况")

# 调查评估
ENTRUSTED_BY = Need("entrusted_by", "委托机关")
LETTER = Need("letter", "委托函字号")
PROPOSED = Need("proposed", "拟适用的矫正类别")
OFFENCE = Need("offence", "涉嫌（所犯）罪名")
RESIDENCE = Need("residence", "拟核实的居住地")
OBSTACLE = Need("obstacle", "无法调查评估的原因")
ANSWER = Need("answer", "联系情况")
AGREEMENT = Need("agreement", "协商情况")
AGREED_LAST_DAY = Need("agreed_last_day", "商定的最后日期")
HOME = Need("home", "居所情况")
FAMILY = Need("family", "家庭和社会关系")
CONSEQUENCES = Need("consequences", "犯罪行为的后果和影响")
COMMITTEE = Need("committee", "居（村）民委员会意见")
VICTIM = Need("victim", "被害人意见")
TO_FORBID = Need("to_forbid", "拟禁止的事项")
DANGER = Need("danger", "社会危险性")
COMMUNITY = Need("community", "对所居住社区的影响")
INVESTIGATORS = Need("investigators", "调查人员")
PRESENT = Need("present", "参加评议人员")
VIEWS = Need("views", "评议意见")
CONCLUSION = Need("conclusion", "评估结论")
CONDITIONS = Need("conditions", "慎用的条件")
VERIFIED = Need("verified", "核实情况")

# 笔录
PLACE = Need("place", "地点")
ASKED = Need("asked", "被谈话人")
RECORDED_BY = Need("recorded_by", "记录人")
MINUTES = Need("minutes", "记录内容")
TAKING_PART = Need("taking_part", "参加人员")

# 接收、报到
SENDER = Need("sender", "送达机关")
REFERENCE = Need("reference", "判决、裁定、决定文号")
RECEIVED = Need("received", "收到的文书")
REPORT_BY = Need("report_by", "应当报到日期")
REPORTED = Need("reported", "实际报到日期")
REPORT_STATE = Need("report_state", "报到情况")
BRING = Need("bring", "报到时携带的材料")
PRIOR = Need("prior", "前科情况")
CRIME_FACTS = Need("crime_facts", "主要犯罪事实")
OCCUPATION = Need("occupation", "职业及单位")
HEALTH = Need("health", "健康状况")
MARRIAGE = Need("marriage", "婚姻状况")
RELATIVES = Need("relatives", "家庭成员")
HANDED_OVER_BY = Need("handed_over_by", "移交单位")
SEARCH_LOG = Need("search_log", "查找经过")
SEARCH_RESULT = Need("search_result", "查找结果")
LOST_SINCE = Need("lost_since", "失去联系日期")

# 矫正小组、方案、宣告
MEMBERS = Need("members", "矫正小组成员")
ANNOUNCER = Need("announcer", "宣告人")
ASSESSED = Need("assessed", "综合评估")
MEASURES_TAKEN = Need("measures_taken", "监督管理、教育帮扶措施")
EFFECT = Need("effect", "实施效果")
ADJUSTED = Need("adjusted", "调整后的措施")

# 外出、跨市县、执行地变更
DESTINATION = Need("destination", "目的地")
SPAN = Need("span", "起止日期")
RETURNED = Need("returned", "实际返回日期")
DELAY = Need("delay", "未按期返回的原因及报告时间")
REGION = Need("region", "活动的市、县")
FREQUENCY = Need("frequency", "时间和频次")
END_REASON = Need("end_reason", "终止理由")
NEW_COUNTY = Need("new_county", "新执行地（县）")
NEW_ADDRESS = Need("new_address", "新居所")
ARRIVE_BY = Need("arrive_by", "新执行地报到期限")
AGREES = Need("agrees", "复函意见")
FILES = Need("files", "移交的法律文书和档案")

# 出入境
EXIT_DOCUMENTS = Need("exit_documents", "出入境证件")
EXIT_REPORT = Need("exit_report", "报备事项")

# 考核奖惩
HAPPENED = Need("happened", "事实经过")
STATEMENT = Need("statement", "本人陈述和申辩")
GUARDIAN = Need("guardian", "监护人到场情况")
CUSTODY = Need("custody", "目前状况")
REPRIMANDS = Need("reprimands", "此前受训诫次数")
WARNINGS = Need("warnings", "此前受警告次数")
PENALTIES = Need("penalties", "此前受治安管理处罚次数")
ABSENT = Need("absent", "未按规定时间报到或者脱离监管的起止日期")
UNCOUNTED = Need("uncounted", "不计入考验期的期间及证明")
PARTICIPANTS = Need("participants", "参加集体评议的人员")
LEGALITY = Need("legality", "法制审核意见")
ADDRESSED = Need("addressed", "受理建议的人民法院")
OBJECTION = Need("objection", "异议内容")
RESULT = Need("result", "处理结果")
RULING = Need("ruling", "终止（暂缓）事由")

# 解除、终止
APPRAISAL = Need("appraisal", "社区矫正期间表现鉴定")
SUMMARY = Need("summary", "个人总结")
RELEASED = Need("released", "解除（终止）日期")
AFTERCARE = Need("aftercare", "安置帮教建议")
