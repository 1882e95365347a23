using FluentMigrator;

namespace Gromozeka.FluentMigrations.Tests.Fixtures.Below.Deeper;

[Migration(1)]
public class First : EmptyMigration;
