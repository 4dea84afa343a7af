from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError
from django.core.wsgi import get_wsgi_application

from cakrawala.pagestore import told_to_nginx


class Command(BaseCommand):
    help = (
        "Prints what deploy/nginx.conf includes: addresses, folders and headers as this version and these settings "
        "have them. To be asked again after each update; until nginx has it, gunicorn answers all pages."
    )

    def add_arguments(self, parser):
        parser.add_argument("block", choices=["http", "server"], help="the block of nginx that it belongs into")

    def handle(self, *args, block, **options):
        try:
            _, told = told_to_nginx(get_wsgi_application())
        except ImproperlyConfigured as error:
            raise CommandError(error) from error
        self.stdout.write(f"# Made by `manage.py nginx_include {block}`.")
        self.stdout.write(getattr(told, block))
