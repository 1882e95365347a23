using FluentMigrator;

namespace Gromozeka.FluentMigrations.Tests.Fixtures.Breaking;

[Migration(1)]
public class First : EmptyMigration;

[Migration(2, BreakingChange = true)]
public class Second : EmptyMigration;
