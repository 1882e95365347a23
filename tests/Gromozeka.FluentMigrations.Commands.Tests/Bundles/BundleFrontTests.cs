using Gromozeka.FluentMigrations.Commands.Verbs;

namespace Gromozeka.FluentMigrations.Commands.Bundles;

public class BundleFrontTests
{
    [Theory]
    [InlineData(" migrate -c \"Data Source=copy.db\"", "status", "-c", "Data Source=copy.db")]
    [InlineData(" migrate --connection Copy", "status", "--connection", "Copy")]
    [InlineData(" migrate (with the same --connection)", "status", "-c", "Data Source=copy.db;Password=s3cret")]
    [InlineData(" migrate", "status")]
    public void Spell_RepeatsTheConnection(string expected, params string[] arguments)
    {
        var bundle = new MigrationBundle
        {
            Program = GetType().Assembly,
            CreateDatabase = (_, _) => null!,
            CompleteConnection = text => text,
        };
        var front = new BundleFront(bundle, new(() => null!));
        CommandFront.Current = front;
        front.Arguments = CommandTree.Parse(CommandTree.Build(), arguments);

        Assert.EndsWith(expected, front.Spell("migrate"), StringComparison.Ordinal);
    }
}
