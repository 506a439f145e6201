import { StripeFault } from '../kernel/errors.ts'
import type { Resource, Route } from '../kernel/route.ts'
import { page } from './answers.ts'
import { html } from './html.ts'

/** Lets pages answer what cannot be done, an unknown link say, with a page instead of the API's JSON. */
export function forPeople(resource: Resource): Resource {
  return { ...resource, routes: resource.routes.map(withErrorPage) }
}

function withErrorPage(route: Route): Route {
  return {
    ...route,
    handle: (request) => {
      try {
        return route.handle(request)
      } catch (error) {
        if (!(error instanceof StripeFault)) throw error
        const title = error.status === 404 ? 'There is no such page' : 'This cannot be done'
        return page(title, html`<section><p>${error.message}</p></section>`, { status: error.status })
      }
    },
  }
}
