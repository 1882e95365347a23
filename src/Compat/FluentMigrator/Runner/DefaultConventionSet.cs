using FluentMigrator.Runner.Conventions;

namespace FluentMigrator.Runner;

/// <summary>The conventions that apply unless a host replaces them.</summary>
public class DefaultConventionSet : IConventionSet
{
    /// <summary>The conventions without a default schema; script files are looked for in the working directory.</summary>
    public DefaultConventionSet()
        : this(defaultSchemaName: null, workingDirectory: null)
    {
    }

    /// <param name="defaultSchemaName">The schema of expressions that name none; null or empty means that there is none.</param>
    /// <param name="workingDirectory">The folder of script files; null means the working directory of the process.</param>
    public DefaultConventionSet(string defaultSchemaName, string workingDirectory)
    {
        SchemaConvention = new DefaultSchemaConvention(defaultSchemaName);
        RootPathConvention = new DefaultRootPathConvention(workingDirectory);
        ColumnsConventions = [new DefaultPrimaryKeyNameConvention()];
        ConstraintConventions = [new DefaultConstraintNameConvention(), SchemaConvention];
        ForeignKeyConventions = [new DefaultForeignKeyNameConvention(), SchemaConvention];
        IndexConventions = [new DefaultIndexNameConvention(), SchemaConvention];
        SequenceConventions = [SchemaConvention];
        AutoNameConventions = [new DefaultAutoNameConvention()];
    }

    public IRootPathConvention RootPathConvention { get; }

    public DefaultSchemaConvention SchemaConvention { get; }

    public IList<IColumnsConvention> ColumnsConventions { get; }

    public IList<IConstraintConvention> ConstraintConventions { get; }

    public IList<IForeignKeyConvention> ForeignKeyConventions { get; }

    public IList<IIndexConvention> IndexConventions { get; }

    public IList<ISequenceConvention> SequenceConventions { get; }

    public IList<IAutoNameConvention> AutoNameConventions { get; }
}
