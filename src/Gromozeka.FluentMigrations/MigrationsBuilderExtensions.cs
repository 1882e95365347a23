using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations;

/// <summary>Configures databases that the host creates itself.</summary>
public static class MigrationsBuilderExtensions
{
    /// <summary>Sets the database.</summary>
    /// <typeparam name="TBuilder">The builder of the host.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <param name="create">Creates the database; accesses no file.</param>
    public static TBuilder UseDatabase<TBuilder>(this TBuilder builder, Func<IServiceProvider, IDatabase> create)
        where TBuilder : IMigrationsBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(create);
        builder.Use(new OwnSource(create));
        return builder;
    }

    private sealed class OwnSource(Func<IServiceProvider, IDatabase> create) : DatabaseSource
    {
        public override IDatabase Create(DatabaseContext context) => create(context.Services);
    }
}
