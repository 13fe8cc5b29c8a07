// <div class="chart" data-option="id"></div> draws the option that stands as JSON in <script id="id" type="application/json">.
import * as echarts from "echarts/core";
import { BarChart, GaugeChart, LineChart, PieChart } from "echarts/charts";
import {
  AriaComponent,
  DatasetComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TitleComponent,
  TooltipComponent,
} from "echarts/components";
import { CanvasRenderer } from "echarts/renderers";
import zh from "echarts/i18n/langZH-obj.js";

echarts.use([
  BarChart,
  GaugeChart,
  LineChart,
  PieChart,
  AriaComponent,
  DatasetComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TitleComponent,
  TooltipComponent,
  CanvasRenderer,
]);
echarts.registerLocale("ZH", zh);

const DEFAULTS = {
  color: ["#1f5f8b", "#c28a2e", "#4f8a5b", "#a3503f", "#6b6f9c", "#7a8793"],
  textStyle: { fontFamily: "inherit" },
  aria: { enabled: true },
  animationDuration: 300,
};

function draw(place) {
  const source = document.getElementById(place.dataset.option);
  if (!source || echarts.getInstanceByDom(place)) return;
  const chart = echarts.init(place, null, { locale: "ZH" });
  chart.setOption({ ...DEFAULTS, ...JSON.parse(source.textContent) });
  new ResizeObserver(() => chart.resize()).observe(place);
}

function drawAll(root) {
  root.querySelectorAll(".chart[data-option]").forEach(draw);
}

drawAll(document);
document.addEventListener("htmx:load", (event) => drawAll(event.target.parentElement || document));
