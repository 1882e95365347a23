using FluentMigrator.Expressions;
using FluentMigrator.Runner.Conventions;
using FluentMigrator.Runner.Initialization;
using Microsoft.Extensions.Options;

namespace FluentMigrator.Runner.VersionTableInfo;

/// <summary>The version table that is used when a build names none: <c>VersionInfo</c> in the default schema.</summary>
public class DefaultVersionTableMetaData : IVersionTableMetaData, ISchemaExpression
{
    /// <param name="conventionSet">Gives the default schema; null leaves the schema unset.</param>
    /// <param name="runnerOptions">The options of the run; none of them changes the table.</param>
    public DefaultVersionTableMetaData(IConventionSet conventionSet, IOptions<RunnerOptions> runnerOptions)
        => conventionSet?.SchemaConvention?.Apply(this);

    public virtual string SchemaName { get; set; }

    public virtual string TableName => "VersionInfo";

    public virtual string ColumnName => "Version";

    public virtual string UniqueIndexName => "UC_Version";

    public virtual string AppliedOnColumnName => "AppliedOn";

    public bool CreateWithPrimaryKey => false;

    public virtual string DescriptionColumnName => "Description";

    public virtual bool OwnsSchema => true;
}
