using FluentMigrator.Expressions;

namespace FluentMigrator.Infrastructure;

/// <summary>A context that starts with no recorded expressions.</summary>
public class MigrationContext : IMigrationContext
{
    public MigrationContext(IQuerySchema querySchema, IServiceProvider serviceProvider, string connection)
    {
        QuerySchema = querySchema;
        ServiceProvider = serviceProvider;
        Connection = connection;
    }

    public virtual ICollection<IMigrationExpression> Expressions { get; set; } = new List<IMigrationExpression>();

    public virtual IQuerySchema QuerySchema { get; set; }

    public string Connection { get; set; }

    public IServiceProvider ServiceProvider { get; }
}
