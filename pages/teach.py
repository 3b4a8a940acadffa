"""For teachers and speakers: routes, lesson plans, links to chosen figures, handouts."""

from components.ui.page import open_page

page = open_page("teach")
page.text("opening", "routes")
page.routes()
page.text("lesson", "talk", "links")
page.picker()
page.text("handouts", "advice", "conclude")
