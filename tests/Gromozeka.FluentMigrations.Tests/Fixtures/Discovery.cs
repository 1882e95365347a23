using FluentMigrator;
using FluentMigrator.Runner.Constraints;

namespace Gromozeka.FluentMigrations.Tests.Fixtures
{
    public abstract class EmptyMigration : Migration
    {
        public override void Up()
        {
        }

        public override void Down()
        {
        }
    }
}

namespace Gromozeka.FluentMigrations.Tests.Fixtures.Duplicate
{
    [Migration(1)]
    public class First : EmptyMigration;

    [Migration(2)]
    public class Second : EmptyMigration;

    [Migration(2)]
    public class Another : EmptyMigration;
}

namespace Gromozeka.FluentMigrations.Tests.Fixtures.Gap
{
    [Migration(1)]
    public class First : EmptyMigration;

    [Migration(3)]
    public class Third : EmptyMigration;
}

namespace Gromozeka.FluentMigrations.Tests.Fixtures.Zero
{
    [Migration(0)]
    public class Zeroth : EmptyMigration;

    [Migration(1)]
    public class First : EmptyMigration;
}

namespace Gromozeka.FluentMigrations.Tests.Fixtures.Timestamps
{
    [Migration(20260102030405)]
    public class Numbered : EmptyMigration;

    [TimestampedMigration(2026, 2, 3, 4, 5, "by date")]
    public class Dated : EmptyMigration;
}

namespace Gromozeka.FluentMigrations.Tests.Fixtures.NoMigration
{
    [Migration(1)]
    public class JustAClass;
}

namespace Gromozeka.FluentMigrations.Tests.Fixtures.AbstractClass
{
    [Migration(1)]
    public abstract class Unfinished : EmptyMigration;
}

namespace Gromozeka.FluentMigrations.Tests.Fixtures.GenericClass
{
    [Migration(1)]
    public class Generic<T> : EmptyMigration;
}

namespace Gromozeka.FluentMigrations.Tests.Fixtures.InternalClass
{
    [Migration(1)]
    internal sealed class Hidden : EmptyMigration;
}

namespace Gromozeka.FluentMigrations.Tests.Fixtures.NestedClass
{
    public static class Outer
    {
        [Migration(1)]
        public class Nested : EmptyMigration;
    }
}

namespace Gromozeka.FluentMigrations.Tests.Fixtures.Tagged
{
    [Migration(1)]
    [Tags("Europe")]
    public class First : EmptyMigration;
}

namespace Gromozeka.FluentMigrations.Tests.Fixtures.TaggedByInterface
{
    [Tags("Europe")]
    public interface IEuropean;

    [Migration(1)]
    public class First : EmptyMigration, IEuropean;
}

namespace Gromozeka.FluentMigrations.Tests.Fixtures.TaggedProfile
{
    [Profile("Demo")]
    [Tags("Europe")]
    public class Demo : EmptyMigration;
}

namespace Gromozeka.FluentMigrations.Tests.Fixtures.Regions
{
    [Migration(1)]
    public class First : EmptyMigration;

    [Migration(2)]
    [Tags("Europe")]
    public class Second : EmptyMigration;

    [Migration(3)]
    [Tags(TagBehavior.RequireAny, "Asia", "Europe")]
    public class Third : EmptyMigration;

    [Migration(4)]
    public class Fourth : EmptyMigration;

    [Migration(5)]
    [Tags("Asia", "Test")]
    public class Fifth : EmptyMigration;
}

namespace Gromozeka.FluentMigrations.Tests.Fixtures.Mixed
{
    [Migration(1)]
    public class Numbered : EmptyMigration;

    [Migration(20260102)]
    public class Dated : EmptyMigration;
}

namespace Gromozeka.FluentMigrations.Tests.Fixtures.Constrained
{
    [Migration(1)]
    [CurrentVersionMigrationConstraint(5)]
    public class First : EmptyMigration;
}

namespace Gromozeka.FluentMigrations.Tests.Fixtures.MaintainedMigration
{
    [Migration(1)]
    [Maintenance(MigrationStage.BeforeAll)]
    public class First : EmptyMigration;
}

namespace Gromozeka.FluentMigrations.Tests.Fixtures.MaintenanceOnly
{
    [Migration(1)]
    public class First : EmptyMigration;

    [Maintenance(MigrationStage.AfterAll)]
    public class Tidy : EmptyMigration;
}

namespace Gromozeka.FluentMigrations.Tests.Fixtures.TwoAttributes
{
    [Migration(1)]
    [TimestampedMigration(2026, 2, 3, 4, 5)]
    public class First : EmptyMigration;
}

namespace Gromozeka.FluentMigrations.Tests.Fixtures.BadProfile
{
    [Profile("Demo")]
    public class JustAClass;
}

namespace Gromozeka.FluentMigrations.Tests.Fixtures.FailingConstructor
{
    [Migration(1)]
    public class First : EmptyMigration;

    [Migration(2)]
    public class Thrower : EmptyMigration
    {
        public Thrower() => throw new InvalidTimeZoneException("the constructor says no");
    }
}

namespace Gromozeka.FluentMigrations.Tests.Fixtures.MissingService
{
    [Migration(1)]
    public class First : EmptyMigration;

    [Migration(2)]
    public class Needy(TimeZoneInfo zone) : EmptyMigration
    {
        public override string ToString() => zone.Id;
    }
}

namespace Gromozeka.FluentMigrations.Tests.Fixtures.FirstDate
{
    [Migration(19000101)]
    public class Dated : EmptyMigration;
}

namespace Gromozeka.FluentMigrations.Tests.Fixtures.NumberAndFirstDate
{
    [Migration(1)]
    public class Numbered : EmptyMigration;

    [Migration(19000101)]
    public class Dated : EmptyMigration;
}

namespace Gromozeka.FluentMigrations.Tests.Fixtures.LastNumber
{
    [Migration(1)]
    public class First : EmptyMigration;

    [Migration(19000100)]
    public class Last : EmptyMigration;
}

namespace Gromozeka.FluentMigrations.Tests.Fixtures.OnlyThird
{
    [Migration(3)]
    public class Third : EmptyMigration;
}
