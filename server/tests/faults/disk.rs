//! A disk that is soon full.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::running::{library, program};

/// Where a program of one test has its data.
pub enum SmallDisk {
    /// Memory as a disk of 1.5 MB, which only root may make.
    Mounted(PathBuf),
    /// A folder in which nothing can be written while the file `full` is beside it.
    Preloaded(PathBuf),
}

impl SmallDisk {
    pub fn new(folder: &Path) -> SmallDisk {
        let path = folder.join("data");
        std::fs::create_dir_all(&path).unwrap();
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=1536k", "tmpfs"]).arg(&path).status();
        match mounted {
            Ok(status) if status.success() => SmallDisk::Mounted(path),
            _ => SmallDisk::Preloaded(path),
        }
    }

    pub fn data(&self) -> PathBuf {
        let (SmallDisk::Mounted(path) | SmallDisk::Preloaded(path)) = self;
        path.join("reports")
    }

    /// The program, with its data on this disk.
    pub fn program(&self, folder: &Path) -> Command {
        let mut command = program(folder, &self.data());
        if let SmallDisk::Preloaded(path) = self {
            command.env("LD_PRELOAD", library()).env("FAULT_FOLDER", path).env("FAULT_WHILE", full(path));
            command.env("FAULT_ERRNO", "28");
        }
        command
    }

    /// What a disk without a size of its own needs to be full; the other one fills up.
    pub fn fill(&self) {
        if let SmallDisk::Preloaded(path) = self {
            std::fs::write(full(path), "").unwrap();
        }
    }

    pub fn enlarge(&self) {
        match self {
            SmallDisk::Mounted(path) => {
                let enlarged = Command::new("mount").args(["-o", "remount,size=64m"]).arg(path).status().unwrap();
                assert!(enlarged.success());
            }
            SmallDisk::Preloaded(path) => std::fs::remove_file(full(path)).unwrap(),
        }
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        if let SmallDisk::Mounted(path) = self {
            let _ = Command::new("umount").arg("--lazy").arg(path).status();
        }
    }
}

fn full(path: &Path) -> PathBuf {
    path.with_file_name("full")
}
