// The description of the interface: <div id="interface" data-schema="/api/openapi.json"></div>.
import SwaggerUIBundle from "swagger-ui-dist/swagger-ui-bundle.js";

const place = document.getElementById("interface");
SwaggerUIBundle({
  url: place.dataset.schema,
  domNode: place,
  deepLinking: true,
  // Nothing is asked of any other host.
  validatorUrl: null,
  requestInterceptor: (request) => {
    const token = document.querySelector("meta[name=csrf-token]");
    if (token) request.headers["X-CSRFToken"] = token.content;
    return request;
  },
});
