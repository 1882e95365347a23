namespace Gromozeka.FluentMigrations;

/// <summary>How the versions of the migrations must follow each other.</summary>
public enum NumberingPolicy
{
    /// <summary>1, 2, 3 … without a gap.</summary>
    Sequential,

    /// <summary>Any distinct numbers, for example timestamps.</summary>
    Any,
}
