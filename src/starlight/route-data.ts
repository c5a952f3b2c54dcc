import { defineRouteMiddleware } from '@astrojs/starlight/route-data';

/**
 * A table of contents with nothing but the page itself in it is left out, and its column with it. The page of unknown
 * addresses stands under many addresses and so has no canonical one.
 */
export const onRequest = defineRouteMiddleware(({ locals }) => {
  const { starlightRoute } = locals;
  if ((starlightRoute.toc?.items.length ?? 0) <= 1) starlightRoute.toc = undefined;
  if (starlightRoute.id === '404') {
    starlightRoute.head = starlightRoute.head.filter(
      ({ attrs }) => attrs?.rel !== 'canonical' && attrs?.property !== 'og:url',
    );
  }
});
